export { kopsPlatform } from "./platform";
