// No server is open to a network without sign-in, an https address and a named proxy, and each of them is named when it is missing.
import { expect, test } from 'vitest'
import { type Listening, missing } from './listening.ts'

const https = new URL('https://record.example.org')

test.each<[string, Partial<Listening>, readonly RegExp[]]>([
  ['one person on the loopback address', {}, []],
  ['one person on the loopback address of IPv6', { host: '::1' }, []],
  ['one person on every address', { host: '0.0.0.0' }, [/--team/]],
  ['one person, with all else', { host: '0.0.0.0', base: https, proxies: ['10.0.0.1'] }, [/--team/]],
  ['a name that only begins like the loopback address', { host: '127.0.0.1.example.org' }, [/--team/]],
  ['a team on this machine', { team: true }, []],
  ['a team on every address', { team: true, host: '0.0.0.0' }, [/--address/, /--proxy/]],
  ['a team at an address in the clear', { team: true, base: new URL('http://record.example.org') }, [/not https/]],
  ['a team at an https address, without a proxy', { team: true, base: https }, [/--proxy/]],
  [
    'a team at an address with a path',
    { team: true, base: new URL('https://example.org/x'), proxies: ['::1'] },
    [/path/],
  ],
  ['a team behind a proxy', { team: true, host: '0.0.0.0', base: https, proxies: ['10.0.0.1'] }, []],
])('%s', (_what, given, sentences) => {
  const found = missing({ host: '127.0.0.1', team: false, proxies: [], ...given })
  expect(found).toEqual(sentences.map((words) => expect.stringMatching(words)))
})
