import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { post } from '@/api/client';
import type { RecoveryCodes as Codes, TotpOffer } from '@/api/queries/account';
import { ErrorState } from '@/components/error-state';
import { SkeletonBar } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { EnrolmentForm } from './enrolment-form';
import { RecoveryCodes } from './recovery-codes';

export interface EnrolmentProps {
  /** The second factor is on, its codes are on the screen. */
  onEnrolled?: () => void;
  /** The recovery codes were put away. */
  onDone: () => void;
  doneLabel: string;
}

/** Sets up the second factor: a key for the application, a first code as proof, then the recovery codes. */
export function Enrolment({ onEnrolled, onDone, doneLabel }: EnrolmentProps) {
  const offer = useMutation({ mutationFn: () => post<TotpOffer>('/auth/totp'), retry: false, gcTime: 0 });
  const confirm = useMutation({
    mutationFn: (code: string) => post<Codes>('/auth/totp/confirm', { code }),
    retry: false,
    gcTime: 0,
    onSuccess: onEnrolled,
  });
  const { mutate: ask } = offer;
  // Each offer replaces the one before: strict mode's second call only renews the key before it is seen.
  useEffect(() => ask(), [ask]);
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recovery_codes} onDone={onDone} doneLabel={doneLabel} />;
  if (offer.error) return <ErrorState error={offer.error} title={t('totp.failed')} onRetry={() => ask()} />;
  if (!offer.data) return <OfferSkeleton />;
  return (
    <EnrolmentForm
      offer={offer.data}
      onCode={(code) => confirm.mutate(code)}
      busy={confirm.isPending}
      error={confirm.error}
    />
  );
}

function OfferSkeleton() {
  return (
    <div role="status" aria-label={t('loading.label')} className="late grid gap-4">
      <SkeletonBar className="w-2/3" />
      <span className="size-44 rounded-box bg-ink-9" />
      <SkeletonBar className="w-1/2" />
    </div>
  );
}
