import type { Page } from 'playwright-core';

export const admin = { username: 'admin', first: 'changeme', own: 'tramway-orage-VIOLET-58' };

/** Fills the form of the sign-in page and sends it. */
export async function fillSignIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Identifiant').fill(username);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** Fills the form that changes the password and sends it. */
export async function fillPasswordChange(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel('Mot de passe actuel').fill(current);
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(next);
  await page.getByLabel('Nouveau mot de passe, encore une fois').fill(next);
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
}

/** The administrator's very first visit: signs in with the given password, chooses another, arrives at home. */
export async function signInFirstTime(page: Page): Promise<void> {
  await page.goto('/');
  await fillSignIn(page, admin.username, admin.first);
  await fillPasswordChange(page, admin.first, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
}

/** Signs in with the password already chosen. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await fillSignIn(page, admin.username, admin.own);
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
}
