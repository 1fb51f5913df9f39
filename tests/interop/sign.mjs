// Signs the payload of a summary with jose, each time with a new key, which it then names as the
// client's:
// node sign.mjs summary.suunta.json folder
import { calculateJwkThumbprint, exportJWK, GeneralSign, generateKeyPair } from 'jose'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const [summary, folder] = process.argv.slice(2)
const { payload: signed } = JSON.parse(await readFile(summary, 'utf8'))
const payload = JSON.parse(Buffer.from(signed, 'base64url').toString('utf8'))

// The name of RFC 9864 and the older one.
for (const alg of ['Ed25519', 'EdDSA']) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { crv: 'Ed25519' })
  const { kty, crv, x } = await exportJWK(publicKey)
  const jwk = { kty, crv, x }
  const kid = await calculateJwkThumbprint(jwk)
  const file = await new GeneralSign(Buffer.from(JSON.stringify({ ...payload, clientKey: kid })))
    .addSignature(privateKey)
    .setProtectedHeader({ alg, typ: 'suunta-summary+jws', kid, jwk, role: 'client' })
    .sign()
  await writeFile(join(folder, `jose-${alg}.json`), JSON.stringify(file))
}
