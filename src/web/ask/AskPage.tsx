export const AskPage = () => null
