/** Where files come in: dropped, or chosen by the button, which is the way for the keyboard. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { SourceFile } from '#lib/interchange/decode.ts';

export function FileDrop({ onFiles }: { onFiles: (files: SourceFile[]) => void }) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const read = async (files: FileList | null | undefined) => {
    const found = [...(files ?? [])].map(async (file) => ({ name: file.name, bytes: await file.bytes() }));
    if (found.length > 0) onFiles(await Promise.all(found));
  };
  return (
    <div
      class="file-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void read(event.dataTransfer?.files);
      }}
    >
      <p>{t('import.flowDrop')}</p>
      <Button onClick={() => input.current?.click()}>{t('import.flowChoose')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        onChange={async ({ currentTarget }) => {
          await read(currentTarget.files);
          // The same file can be chosen again after it was changed.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
