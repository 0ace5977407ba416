export const ComparePage = () => null
