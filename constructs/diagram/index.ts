export { topologySvg } from "./topology";
