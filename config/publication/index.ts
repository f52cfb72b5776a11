export { resultsList, type PublishedResult, type ResultsList } from './resultsList';
