import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@/api/client';
import type { CreatedApiToken } from '@/api/queries/account';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import { TokenForm, type TokenDraft } from './token-form';

export interface CreateTokenDialogProps {
  open: boolean;
  onClose: () => void;
  rights: readonly string[];
}

/** Makes an API token and shows its secret this once. */
export function CreateTokenDialog({ open, onClose, rights }: CreateTokenDialogProps) {
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: (draft: TokenDraft) => post<CreatedApiToken>('/auth/tokens', draft),
    retry: false,
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.apiTokens }),
  });
  const close = () => {
    create.reset();
    onClose();
  };
  const created = create.data;
  return (
    <Dialog
      open={open}
      onClose={close}
      persistent={created !== undefined}
      title={created === undefined ? t('tokens.create_title') : t('tokens.created', { name: created.name })}
      description={created === undefined ? t('tokens.create_detail') : t('tokens.created_detail')}
    >
      {created === undefined ? (
        <TokenForm
          rights={rights}
          onSubmit={(draft) => create.mutate(draft)}
          onCancel={close}
          busy={create.isPending}
          error={create.error}
        />
      ) : (
        <CreatedToken secret={created.token} onDone={close} />
      )}
    </Dialog>
  );
}

function CreatedToken({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <output
        aria-label={t('tokens.secret')}
        className="block rounded-field border border-line bg-base-200 px-3 py-2 font-mono text-sm break-all select-all"
      >
        {secret}
      </output>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={secret} label={t('tokens.copy')} />
        <Button variant="primary" className="ml-auto" onClick={onDone}>
          {t('tokens.done')}
        </Button>
      </div>
    </div>
  );
}
