/** Joins a server on the options page by the buttons that a person presses. Each function runs within that page (pageInHand.ts). */

/** Whether this browser is in an organisation already. */
export async function hasJoined(): Promise<boolean> {
  for (let look = 0; look < 200; look += 1) {
    if (document.querySelector('#join')) return false;
    if (document.querySelector('#server')) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The options page says nothing of a server.');
}

/** Goes on wherever it has been left. Throws in the words of the page where it says no. */
export async function joinByHand(link: string): Promise<null> {
  let isLinkGiven = false;
  for (let look = 0; look < 600; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const refused = document.querySelector('.joining [role=alert]');
    if (refused) throw new Error(refused.textContent);
    const field = document.querySelector<HTMLInputElement>('.joining input[inputmode=url]');
    const agree = document.querySelector<HTMLButtonElement>('.joining .joining-actions > button[type=submit]');
    const goOn = document.querySelector<HTMLButtonElement>('.joining > button[data-look=primary]');
    if (goOn) {
      goOn.click();
      return null;
    }
    if (agree) agree.click();
    else if (field && !isLinkGiven) {
      field.value = link;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      isLinkGiven = true;
    } else if (field) field.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  }
  throw new Error('Joining takes longer than a minute.');
}
