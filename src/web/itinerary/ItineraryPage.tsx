export const ItineraryPage = () => null
