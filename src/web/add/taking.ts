// Sends texts to the record one after the other, and tells of each what was read in it or why nothing was.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Taken } from '../../model/api.ts'
import { takeIn, takePage } from '../http.ts'

/** As the server has it: told before a large file is sent for nothing. */
export const LARGEST = 20_000_000

export type State =
  | { readonly kind: 'waiting' | 'reading' | 'stopped' | 'folder' }
  | { readonly kind: 'done'; readonly taken: Taken }
  | { readonly kind: 'large'; readonly bytes: number }
  | { readonly kind: 'refused'; readonly error: Error }

export interface Item {
  readonly key: number
  readonly name: string
  readonly state: State
}

/** Bytes of the reader's own, or the address of a page. */
export interface Source {
  readonly name: string
  readonly content: Blob | 'address'
}

/** Reads what was dropped; a folder has no bytes of its own. */
const bytesOf = async (content: Blob): Promise<ArrayBuffer | undefined> => {
  try {
    return await content.arrayBuffer()
  } catch {
    return undefined
  }
}

const outcomeOf = async ({ name, content }: Source): Promise<State> => {
  if (content === 'address') return told(() => takePage(name))
  if (content.size > LARGEST) return { kind: 'large', bytes: content.size }
  const bytes = await bytesOf(content)
  return bytes ? told(() => takeIn(name, bytes)) : { kind: 'folder' }
}

const told = async (work: () => Promise<Taken>): Promise<State> => {
  try {
    return { kind: 'done', taken: await work() }
  } catch (error) {
    return { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) }
  }
}

export const useTaking = () => {
  const client = useQueryClient()
  const [items, setItems] = useState<readonly Item[]>([])
  const next = useRef(0)
  const chain = useRef<Promise<void>>(Promise.resolve())
  const stopped = useRef(0)
  const put = (key: number, state: State): void =>
    setItems((old) => old.map((item) => (item.key === key ? { ...item, state } : item)))
  const take = (sources: readonly Source[]): void => {
    const added = sources.map((source) => ({ source, key: next.current++ }))
    setItems((old) => [
      ...old,
      ...added.map(({ source: { name }, key }) => ({ key, name, state: { kind: 'waiting' } as const })),
    ])
    for (const { source, key } of added)
      chain.current = chain.current.then(async () => {
        if (key < stopped.current) return put(key, { kind: 'stopped' })
        put(key, { kind: 'reading' })
        put(key, await outcomeOf(source))
      })
    // What the other pages have seen of the record is old now.
    chain.current = chain.current.then(() => client.invalidateQueries())
  }
  /** What has begun is finished; what waits is left out. */
  const stop = useCallback((): void => {
    stopped.current = next.current
  }, [])
  useEffect(() => stop, [stop])
  return { items, take, stop }
}
