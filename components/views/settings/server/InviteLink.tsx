/** A link that the server has told this one time, to be copied and sent to one person. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Field } from '#components/controls/Field.tsx';
import { TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';

export function InviteLink({ link }: { link: string }) {
  const { t } = useTexts();
  const [copied, setCopied] = useState<{ link: string; ok: boolean } | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied({ link, ok: true }),
      (reason: unknown) => {
        console.warn('The link could not be copied', reason);
        setCopied({ link, ok: false });
      },
    );
  const said = copied?.link === link ? t(copied.ok ? 'server.copied' : 'server.notCopied') : null;
  return (
    <div class="server-link">
      <Field label={t('server.inviteLink')} hint={said ?? t('server.inviteLinkHint')}>
        {(control) => (
          <TextInput
            {...control}
            value={link}
            readOnly
            dir="ltr"
            onValue={() => undefined}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <Button onClick={() => void copy()}>{t('server.copy')}</Button>
    </div>
  );
}
