/** Units and results for the tests of reading values. */
import { expect } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';

export const NUMBER: Unit = { kind: 'number' };
export const PERCENT: Unit = { kind: 'percent' };
export const MINUTE: Unit = { kind: 'duration', unit: 'minute' };
export const DAY: Unit = { kind: 'duration', unit: 'day' };
export const TWD: Unit = { kind: 'currency', code: 'TWD' };
export const CHF: Unit = { kind: 'currency', code: 'CHF' };
export const IDR: Unit = { kind: 'currency', code: 'IDR' };
export const VND: Unit = { kind: 'currency', code: 'VND' };
export const SAR: Unit = { kind: 'currency', code: 'SAR' };
export const EUR: Unit = { kind: 'currency', code: 'EUR' };
export const MYR: Unit = { kind: 'currency', code: 'MYR' };
export const THB: Unit = { kind: 'currency', code: 'THB' };
export const AED: Unit = { kind: 'currency', code: 'AED' };
export const EGP: Unit = { kind: 'currency', code: 'EGP' };
export const CNY: Unit = { kind: 'currency', code: 'CNY' };
export const HOUR: Unit = { kind: 'duration', unit: 'hour' };
export const SECOND: Unit = { kind: 'duration', unit: 'second' };
export const WEEK: Unit = { kind: 'duration', unit: 'week' };
export const MONTH: Unit = { kind: 'duration', unit: 'month' };
export const free = (text: string): Unit => ({ kind: 'text', text });

export const ok = (value: number) => ({ ok: true, value });
export const converted = (value: number) => ({ ok: true, value, converted: true });
export const refused = (code: string): unknown => expect.objectContaining({ ok: false, code });
