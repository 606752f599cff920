export { graphFinds } from "./finds";
export { type Judgement, judgeGraph, judgeReach, judgeResource, type ReachQuestions } from "./judge";
export { type GraphResource, type Unknown } from "./resource";
