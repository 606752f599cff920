export { eksPlatform } from "./platform";
