export const AskedPage = () => null
