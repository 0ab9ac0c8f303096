/** Keys of this device or of a security key, by W3C Web Authentication. Bytes travel as base64url. */

import { fromBase64Url, toBase64Url } from './base64url';

export interface PasskeyOffer {
  challenge: string;
  rp_id: string;
  user: { id: string; name: string; label: string };
  credentials: string[];
  algorithms: number[];
}

export interface PasskeyQuestion {
  challenge: string;
  rp_id: string;
  credentials: string[];
}

export interface NewPasskey {
  client_data: string;
  authenticator_data: string;
}

export interface PasskeyAnswer extends NewPasskey {
  credential_id: string;
  signature: string;
}

/** Browsers have them over HTTPS or on this machine, and under a name only, never a bare address. */
export function hasPasskeys(): boolean {
  const isAddress = /^[\d.]+$|:/.test(location.hostname);
  return window.isSecureContext && 'PublicKeyCredential' in window && !isAddress;
}

const known = (credentials: readonly string[]): PublicKeyCredentialDescriptor[] =>
  credentials.map((id) => ({ type: 'public-key', id: fromBase64Url(id) }));

/** Has the person make a key. Null when he does not want to, or has one already. */
export async function createPasskey(offer: PasskeyOffer, platform: string): Promise<NewPasskey | null> {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: fromBase64Url(offer.challenge),
        rp: { id: offer.rp_id, name: platform },
        user: { id: fromBase64Url(offer.user.id), name: offer.user.name, displayName: offer.user.label },
        pubKeyCredParams: offer.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: known(offer.credentials),
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
        timeout: 300_000,
      },
    }),
  );
  const response = made?.response as AuthenticatorAttestationResponse | undefined;
  if (response === undefined) return null;
  return {
    client_data: toBase64Url(response.clientDataJSON),
    authenticator_data: toBase64Url(response.getAuthenticatorData()),
  };
}

/** Has the person use a key. Null when he does not want to. */
export async function answerWithPasskey(question: PasskeyQuestion): Promise<PasskeyAnswer | null> {
  const used = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: fromBase64Url(question.challenge),
        rpId: question.rp_id,
        allowCredentials: known(question.credentials),
        userVerification: 'required',
        timeout: 300_000,
      },
    }),
  );
  if (used === null) return null;
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    credential_id: toBase64Url(used.rawId),
    client_data: toBase64Url(response.clientDataJSON),
    authenticator_data: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
  };
}

/** Browsers tell a refusal of the person, an end of the time and a key that is there already by these two names. */
async function ask(question: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await question()) as PublicKeyCredential | null;
  } catch (cause) {
    if (cause instanceof DOMException && ['NotAllowedError', 'InvalidStateError'].includes(cause.name)) return null;
    throw cause;
  }
}
