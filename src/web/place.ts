// Where the page stands: at the root, or under the path of one project of a team.

/** "/p/africa" in the pages of a project, empty elsewhere; what is asked about a record is asked under it. */
export const PLACE = /^\/p\/[a-z][a-z0-9-]*(?=\/|$)/.exec(location.pathname)?.[0] ?? ''

/** Leads to a path of this page anew, so that nothing that was fetched for somebody else stays. */
export const leaveFor = (path: string): void => {
  const target = URL.canParse(path, location.origin) ? new URL(path, location.origin) : undefined
  location.assign(target?.origin === location.origin ? target.href : '/')
}
