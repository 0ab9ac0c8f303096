import { t } from '@/i18n/translate';
import { deviceOf } from '@/lib/user-agent';

const longest = 40;

/** What a `User-Agent` stands for, in words: `Firefox sous Windows`. */
export function deviceText(userAgent: string): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser !== undefined && system !== undefined) return t('sessions.device', { browser, system });
  return browser ?? system ?? (userAgent.slice(0, longest) || t('sessions.unknown_device'));
}
