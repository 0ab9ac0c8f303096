import { globalRights } from '@/api/account-types';
import { Checkbox } from '@/components/checkbox';
import { t } from '@/i18n/translate';

export interface GlobalRightsProps {
  rights: string[];
  onChange: (rights: string[]) => void;
}

/** The rights that no table limits, each with what it opens. */
export function GlobalRights({ rights, onChange }: GlobalRightsProps) {
  return (
    <fieldset className="mt-8">
      <legend className="font-semibold">{t('groups.global')}</legend>
      <p className="mt-1 mb-3 text-muted">{t('groups.global_hint')}</p>
      <div className="grid gap-3 phone:grid-cols-2">
        {globalRights.map((right) => (
          <Checkbox
            key={right}
            label={t(`rights.${right}`)}
            hint={t(`rights.${right}.hint`)}
            checked={rights.includes(right)}
            onChange={(event) => onChange(event.target.checked ? [...rights, right] : rights.filter((each) => each !== right))}
          />
        ))}
      </div>
    </fieldset>
  );
}
