import type { Kysely } from 'kysely';
import type { AccountStore } from '../accounts.ts';
import type { Schema } from '../schema.ts';
import { accounts, accountsExist, addAccount, changeAccount, findAccount } from './accounts.ts';
import type { Doing } from './doing.ts';
import { identified, identities, link, unlink } from './identities.ts';
import { beginSession, endOtherSession, endSession, sessionOf, sessionSeen, sessions } from './sessions.ts';
import { addToken, revokeToken, tokenByHash, tokens, tokenUsed } from './tokens.ts';

export function accountStore(db: Kysely<Schema>, { run, read }: Doing): AccountStore {
  return {
    exist: () => read((snapshot) => accountsExist(snapshot)),
    list: () => read((snapshot) => accounts(snapshot)),
    find: (name) => read((snapshot) => findAccount(snapshot, name)),
    add: (name, role, password, acting, identity) =>
      run(() => addAccount(db, { name, role, password, identity }, acting)),
    identified: (identity) => read((snapshot) => identified(snapshot, identity)),
    identities: () => read((snapshot) => identities(snapshot)),
    link: (name, identity, acting) => run(() => link(db, name, identity, acting)),
    unlink: (name, acting) => run(() => unlink(db, name, acting)),
    change: (name, change, acting) => run(() => changeAccount(db, name, change, acting)),
    begin: (session, acting) => run(() => beginSession(db, session, acting)),
    session: (hash) => read((snapshot) => sessionOf(snapshot, hash)),
    seen: (hash, at) => run(() => sessionSeen(db, hash, at)),
    sessions: (oldest) => read((snapshot) => sessions(snapshot, oldest)),
    endOther: (id, acting) => run(() => endOtherSession(db, id, acting)),
    end: (which, acting) => run(() => endSession(db, which, acting)),
    addToken: (token, acting) => run(() => addToken(db, token, acting)),
    token: (hash) => read((snapshot) => tokenByHash(snapshot, hash)),
    tokenUsed: (id, at) => run(() => tokenUsed(db, id, at)),
    tokens: () => read((snapshot) => tokens(snapshot)),
    revokeToken: (id, acting) => run(() => revokeToken(db, id, acting)),
  };
}
