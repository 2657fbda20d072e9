/** A field for an invitation's link that was sent as text. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Field } from '#components/controls/Field.tsx';
import { TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';

export function LinkForm({ onLink }: { onLink: (text: string) => void }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  return (
    <form
      class="joining-form"
      onSubmit={(event) => {
        event.preventDefault();
        onLink(text);
      }}
    >
      <Field label={t('joining.link')} hint={t('joining.linkHint')}>
        {(control) => <TextInput {...control} value={text} onValue={setText} inputMode="url" spellcheck={false} />}
      </Field>
      <Button type="submit" disabled={text.trim() === ''}>
        {t('joining.look')}
      </Button>
    </form>
  );
}
