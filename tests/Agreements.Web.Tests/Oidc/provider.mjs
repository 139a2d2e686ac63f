// Three OpenID Connect providers for the tests, each an issuer of its own. Below /test/ stands what a test says to them: who there is,
// where the service may be sent back to, a new key, and tokens that the provider itself would never sign.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { SignJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';

const audience = 'https://agreements.example/api';

async function newKey(number) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `key-${number}`;
  return { publicKey, privateKey, kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' } };
}

const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

async function start() {
  const people = new Map();
  const keys = [await newKey(1)];
  let redirects = [], answer;
  const server = createServer((request, response) => (request.url.startsWith('/test/') ? control(request, response) : answer(request, response)));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const claimsOf = (subject) => people.get(subject) ?? {};

  function build() {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: 'agreements', client_secret: 'a secret of the tests', token_endpoint_auth_method: 'client_secret_post',
          redirect_uris: redirects.map((at) => `${at}/signin/oidc/kantor`), post_logout_redirect_uris: redirects.map((at) => `${at}/signout/oidc/kantor`),
        },
        { client_id: 'robot', client_secret: 'a secret of the robot', token_endpoint_auth_method: 'client_secret_post', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
      ],
      jwks: { keys: [keys.at(-1).jwk] },
      cookies: { keys: ['tests'] },
      claims: { openid: ['sub'], profile: ['name', 'roles', 'office'], email: ['email', 'email_verified'] },
      findAccount: (_, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...claimsOf(subject) }) }),
      extraTokenClaims: (_, token) => { const { roles, office } = claimsOf(token.accountId ?? token.clientId); return { roles, office }; },
      pkce: { required: () => true },
      ttl: { AccessToken: 600, ClientCredentials: 600, IdToken: 600, Interaction: 600, Grant: 600, Session: 600 },
      features: {
        clientCredentials: { enabled: true },
        resourceIndicators: { enabled: true, getResourceServerInfo: () => ({ scope: 'use', audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }) },
      },
    });
    answer = provider.callback();
  }

  const acts = {
    people: (body) => people.set(body.subject, body.claims),
    redirects: (body) => { redirects = body.to; build(); },
    rotate: async () => { keys.push(await newKey(keys.length + 1)); build(); },
    // As the provider, with any of its keys, whatever stands in it.
    sign: async ({ claims, header, key }) => {
      if (key === 'none') return `${base64({ alg: 'none', ...header })}.${base64(claims)}.`;
      const of = keys[key ?? keys.length - 1] ?? keys.at(-1);
      const secret = header?.alg === 'HS256' ? Buffer.from(await exportSPKI(of.publicKey)) : of.privateKey;
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: of.kid, typ: 'at+jwt', ...header }).sign(secret);
    },
  };

  async function control(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const result = await acts[request.url.slice('/test/'.length)](JSON.parse(Buffer.concat(parts)));
    response.end(typeof result === 'string' ? result : '');
  }

  build();
  return issuer;
}

console.log(`issuers ${await start()} ${await start()} ${await start()}`);
