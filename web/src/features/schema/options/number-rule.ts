import { t } from '@/i18n/translate';

/** Refuses what is neither empty nor a whole number. */
export function wholeNumber(text: string): string | true {
  return /^-?\d*$/.test(text.trim()) || t('schema.whole_number');
}

/** Refuses what is neither empty nor a decimal number; comma or point. */
export function decimalNumber(text: string): string | true {
  return /^(-?\d+([.,]\d+)?)?$/.test(text.replace(/\s/g, '')) || t('schema.decimal_number');
}
