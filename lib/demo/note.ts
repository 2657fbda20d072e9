/** Under which name a device keeps the step that brought the demo company, so that it can be removed again. */
export const DEMO_NOTE = 'demo';
