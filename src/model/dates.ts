// The first and the last day that an EDTF date can mean, as ISO days that compare as text.

const SIDE = /^(-?\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/

/** ["2024-07-01", "2024-07-31"] of "2024-07"; open ends reach to year 0 and 9999. Undefined for what is no date. */
export function boundsOf(edtf: string | undefined): readonly [string, string] | undefined {
  if (!edtf) return undefined
  const [a = '', b = a] = edtf.split('/')
  const from = a === '' || a === '..' ? '0000-01-01' : sideOf(a)?.[0]
  const to = b === '' || b === '..' ? '9999-12-31' : sideOf(b)?.[1]
  return from && to ? [from, to] : undefined
}

function sideOf(side: string): readonly [string, string] | undefined {
  const [, year, month, day] = SIDE.exec(side) ?? []
  if (!year || Number(month ?? 1) > 12) return undefined
  const first = year.replace('X', '0')
  const last = year.replace('X', '9')
  if (!month) return [`${first}-01-01`, `${last}-12-31`]
  if (!day)
    return [
      `${first}-${month}-01`,
      `${last}-${month}-${String(new Date(Date.UTC(Number(last), Number(month), 0)).getUTCDate()).padStart(2, '0')}`,
    ]
  return [`${first}-${month}-${day}`, `${last}-${month}-${day}`]
}
