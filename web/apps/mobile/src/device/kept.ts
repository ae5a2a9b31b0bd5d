import type { IDBPDatabase } from 'idb'

/*
 * What this phone keeps while there is no network: answers and passages that wait to be sent, and the last copy of
 * what a person may need to see. Where the browser has no database (some private windows), it is kept in memory.
 */

export type Queue = 'declarations' | 'passages'
type Store = Queue | 'copies'

const memory: Record<Store, Map<string, unknown>> = {
  declarations: new Map(),
  passages: new Map(),
  copies: new Map(),
}
let database: Promise<IDBPDatabase | null> | undefined

function open(): Promise<IDBPDatabase | null> {
  database ??= import('idb')
    .then(({ openDB }) =>
      openDB('paiyi', 1, {
        upgrade(db) {
          for (const store of Object.keys(memory)) db.createObjectStore(store)
        },
      }),
    )
    .catch(() => null)
  return database
}

export async function keep(store: Store, key: string, value: unknown): Promise<void> {
  const db = await open()
  // What Vue made reactive cannot be cloned by the database.
  const plain: unknown = JSON.parse(JSON.stringify(value))
  if (db) await db.put(store, plain, key)
  else memory[store].set(key, plain)
}

export async function drop(store: Store, key: string): Promise<void> {
  const db = await open()
  if (db) await db.delete(store, key)
  else memory[store].delete(key)
}

export async function kept<T>(store: Store, key: string): Promise<T | undefined> {
  const db = await open()
  return (db ? await db.get(store, key) : memory[store].get(key)) as T | undefined
}

export async function allKept<T>(store: Store): Promise<T[]> {
  const db = await open()
  return (db ? await db.getAll(store) : Array.from(memory[store].values())) as T[]
}

export async function dropAll(store: Store): Promise<void> {
  const db = await open()
  if (db) await db.clear(store)
  memory[store].clear()
}
