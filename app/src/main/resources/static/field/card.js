// Whether a health certificate holds, by the keys and revocations that the phone took along: the same answers as the engine's Verifier, word for word.
const FIRST = 45;
const LAST = 122;
const SIGNATURE = 64;
const MOST_PAYLOAD = 64 * 1024;
const CARD = 'https://smarthealth.cards#health-card';
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER = /^[0-9A-HJKMNP-TV-Z]{18}$/;
const text = new TextEncoder();
const strict = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const base64 = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

// The bytes of a text, of which there is one spelling only.
function bytes(typed) {
  try {
    const made = Uint8Array.from(atob(typed.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    return base64(made) === typed ? made : null;
  } catch (e) {
    return null;
  }
}

function digits(code) {
  const plain = code.slice('shc:/'.length);
  if (!/^([0-9]{2})+$/.test(plain)) {
    return null;
  }
  const codes = plain.match(/../g).map((two) => Number(two) + FIRST);
  return codes.every((one) => one <= LAST) ? String.fromCharCode(...codes) : null;
}

async function inflate(packed) {
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const parts = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > MOST_PAYLOAD) {
        await reader.cancel();
        return null;
      }
    }
    return strict().decode(await new Blob(parts).arrayBuffer());
  } catch (e) {
    return null;
  }
}

const object = (json) => {
  try {
    const made = JSON.parse(json);
    return made && typeof made === 'object' && !Array.isArray(made) ? made : null;
  } catch (e) {
    return null;
  }
};

const isText = (one) => typeof one === 'string';
const isMoment = (one) => typeof one === 'number' && one >= 0 && one <= 253402300799;

// What a health card says; null for what is none.
function content(payload) {
  const vc = payload.vc;
  const bundle = vc && vc.credentialSubject && vc.credentialSubject.fhirBundle;
  if (!vc || !Array.isArray(vc.type) || !vc.type.includes(CARD) || !bundle || !isText(payload.iss) || !isMoment(payload.nbf) || (payload.exp !== undefined && !isMoment(payload.exp))) {
    return null;
  }
  const resources = (Array.isArray(bundle.entry) ? bundle.entry : []).map((entry) => entry && entry.resource).filter(Boolean);
  const patient = resources.find((one) => one.resourceType === 'Patient');
  const record = resources.find((one) => one.resourceType !== 'Patient') || {};
  const name = patient && patient.name && patient.name[0];
  const coded = (record.valueCodeableConcept || record.vaccineCode || record.code || {}).coding;
  const performer = record.performer && record.performer[0];
  return {
    number: isText(vc.rid) ? vc.rid : null, notBefore: payload.nbf, expires: payload.exp === undefined ? null : payload.exp,
    name: name ? name.text || [...(name.given || []), name.family].filter(Boolean).join(' ') : null,
    measure: coded && coded[0] ? coded[0].code : null, issuer: performer ? performer.display || (performer.actor || {}).display || payload.iss : payload.iss,
  };
}

// Whether the last six places of a number fit the rest of the payload; true for numbers of other issuers.
async function fits(number, payload) {
  const field = '"rid":"' + number + '"';
  const at = payload.indexOf(field);
  if (!NUMBER.test(number) || at < 0) {
    return true;
  }
  const own = number.slice(0, 12);
  const signed = payload.slice(0, at) + '"rid":"' + own + '"' + payload.slice(at + field.length);
  const digest = new DataView(await crypto.subtle.digest('SHA-256', text.encode(signed))).getUint32(0);
  return number === own + [27, 22, 17, 12, 7, 2].map((shift) => LETTERS[(digest >>> shift) & 31]).join('');
}

async function signs(jwk, header, payload, signature) {
  try {
    const key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, text.encode(header + '.' + payload));
  } catch (e) {
    return false;
  }
}

const headerFor = (kid) => base64(text.encode('{"zip":"DEF","alg":"ES256","kid":' + JSON.stringify(kid) + '}'));

function isRevoked(lists, kid, card) {
  return lists.filter((list) => list.kid === kid).some((list) => list.rids.some((entry) => {
    const [number, before] = entry.split('.');
    return number === card.number && (before === undefined || card.notBefore < Number(before));
  }));
}

// @param kit keys and revocation lists as the phone took them along
// @param at seconds since 1970
// @return answer, and content where it was signed
export async function verify(shown, kit, at) {
  const plain = shown.trim();
  const jws = /^shc:\//i.test(plain) ? digits(plain) : plain;
  const parts = jws ? jws.split('.') : [];
  if (parts.length !== 3) {
    return { answer: 'UNREADABLE' };
  }
  const [head, body, sign] = parts;
  const packed = bytes(body);
  const payloadText = packed && packed.length > 0 ? await inflate(packed) : null;
  const payload = payloadText === null ? null : object(payloadText);
  const headBytes = bytes(head);
  let header = null;
  try {
    header = headBytes && object(strict().decode(headBytes));
  } catch (e) {
    header = null;
  }
  if (!header || !isText(header.kid)) {
    return { answer: payload && content(payload) ? 'ALTERED' : 'UNREADABLE' };
  }
  const signature = bytes(sign);
  const whole = signature !== null && signature.length === SIGNATURE;
  const key = kit.keys.keys.find((one) => one.kid === header.kid);
  if (!key || header.alg !== 'ES256' || header.zip !== 'DEF') {
    for (const known of whole ? kit.keys.keys : []) {
      if (await signs(known, headerFor(known.kid), body, signature)) {
        return { answer: 'ALTERED' };
      }
    }
    return { answer: key ? 'FORGED' : 'FOREIGN_KEY' };
  }
  if (!payload) {
    return { answer: 'ALTERED' };
  }
  if (!whole) {
    return { answer: sign === '' ? 'FORGED' : 'ALTERED' };
  }
  if (!await signs(key, head, body, signature)) {
    const number = payload.vc && payload.vc.rid;
    return { answer: !isText(number) || await fits(number, payloadText) ? 'FORGED' : 'ALTERED' };
  }
  const card = content(payload);
  if (!card) {
    return { answer: 'UNREADABLE' };
  }
  if (card.number && isRevoked(kit.revoked, header.kid, card)) {
    return { answer: 'REVOKED', card };
  }
  if (card.expires !== null && at >= card.expires) {
    return { answer: 'EXPIRED', card };
  }
  return { answer: at < card.notBefore ? 'NOT_YET_VALID' : 'VALID', card };
}
