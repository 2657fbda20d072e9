/** Puts a text on the clipboard, and says that it is there. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';

/** Needs the texts 'together'. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTexts();
  const [is, setIs] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIs('copied');
    } catch (error) {
      // The text stands on the page, so it can be marked by hand.
      console.warn('The browser did not let it be copied', error);
      setIs('refused');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{t(is === 'copied' ? 'together.copied' : 'together.copy')}</Button>
      <span class="meta" aria-live="polite">
        {is === 'refused' && t('together.copyRefused')}
      </span>
    </>
  );
}
