export const TimelinePage = () => null
