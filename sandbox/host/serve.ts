/** Serves a provider to the engine over gRPC. */
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Operation } from "../settings";
import { disturb, type NotReady } from "./disturb";
import { Refusal } from "./errors";
import type { Failure, Live, Provider, Subject } from "./provider";
import { equal } from "./values";
import { notReadyError, toDiffResponse, toFailures, toProperties, toStruct, toSubject } from "./wire";

/**
 * Serves until the engine ends the process, or is itself gone.
 * @param directory the sandbox's directory, for faults and delays.
 */
export function serve(provider: Provider, directory: string): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  server.addService(ResourceProviderService, handlers(provider, directory));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    // The engine reads the port from the first line.
    process.stdout.write(`${port}\n`);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
  // A killed engine ends nobody. Its plugins must not go on making things that nobody will know of.
  setInterval(endIfOrphaned, 200);
}

/** The engine. A process whose parent has died gets another. */
const parent = process.ppid;

function endIfOrphaned(): void {
  if (process.ppid !== parent) process.exit(1);
}

type Handler<Request, Response> = (request: Request) => Promise<Response> | Response;

function handlers(provider: Provider, directory: string): grpc.UntypedServiceImplementation {
  const cancel = new AbortController();
  const during = async (operation: Operation, subject: Subject, work: () => Promise<Live> | Live): Promise<Live> => {
    const afterwards = await disturb(directory, operation, subject, cancel.signal);
    endIfOrphaned();
    const live = await work();
    if (afterwards !== undefined) throw new Failed(live, afterwards);
    return live;
  };
  return {
    getPluginInfo: unary(() => new PluginInfo().setVersion(provider.version)),
    getSchema: unary(() => new proto.GetSchemaResponse().setSchema("{}")),
    attach: unary(() => new Empty()),
    cancel: unary(() => {
      cancel.abort();
      return new Empty();
    }),
    checkConfig: unary((request: proto.CheckRequest) => {
      // Answered with the very struct that came: it keeps the marks of secrets, such as a kubeconfig.
      const failures = toFailures(provider.checkConfig(toProperties(request.getNews())));
      return new proto.CheckResponse().setInputs(request.getNews()).setFailuresList(failures);
    }),
    diffConfig: unary((request: proto.DiffRequest) => {
      const olds = toProperties(request.getOldInputs());
      const news = toProperties(request.getNews());
      const response = new proto.DiffResponse();
      if (provider.replacesProvider?.(olds, news) === true) response.setReplacesList(["kubeconfig"]);
      const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
      return response.setChanges(equal(olds, news) ? DIFF_NONE : DIFF_SOME);
    }),
    configure: unary((request: proto.ConfigureRequest) => {
      provider.configure(toProperties(request.getArgs()));
      // Without secrets of its own, the provider sees plain values, and the engine marks the outputs that are named
      // like secret inputs; what else is secret the provider marks itself.
      return new proto.ConfigureResponse().setSupportspreview(true);
    }),
    check: unary((request: proto.CheckRequest) => {
      const olds = request.hasOlds() ? toProperties(request.getOlds()) : undefined;
      const isNew = olds === undefined || Object.keys(olds).length === 0;
      const result = provider.check(toSubject(request), toProperties(request.getNews()), isNew ? undefined : olds);
      return checked(result.inputs, result.failures);
    }),
    diff: unary((request: proto.DiffRequest) => {
      const old = liveOf(request.getId(), request.getOldInputs(), request.getOlds());
      return toDiffResponse(provider.diff(toSubject(request), old, toProperties(request.getNews())));
    }),
    create: unary(async (request: proto.CreateRequest) => {
      const subject = toSubject(request);
      const preview = request.getPreview();
      const make = (): Promise<Live> | Live =>
        provider.create(subject, toProperties(request.getProperties()), { preview });
      const live = preview ? await make() : await during("create", subject, make);
      return new proto.CreateResponse().setId(live.id).setProperties(toStruct(live.outputs));
    }),
    read: unary(async (request: proto.ReadRequest) => {
      const subject = toSubject(request);
      await disturb(directory, "read", subject, cancel.signal);
      const live = await provider.read(subject, request.getId(), toProperties(request.getProperties()));
      // An empty id says that the resource is gone.
      if (live === undefined) return new proto.ReadResponse();
      return new proto.ReadResponse()
        .setId(live.id)
        .setProperties(toStruct(live.outputs))
        .setInputs(toStruct(live.inputs));
    }),
    update: unary(async (request: proto.UpdateRequest) => {
      const subject = toSubject(request);
      const preview = request.getPreview();
      const old = liveOf(request.getId(), request.getOldInputs(), request.getOlds());
      const change = (): Promise<Live> | Live =>
        provider.update(subject, old, toProperties(request.getNews()), { preview });
      const live = preview ? await change() : await during("update", subject, change);
      return new proto.UpdateResponse().setProperties(toStruct(live.outputs));
    }),
    delete: unary(async (request: proto.DeleteRequest) => {
      const subject = toSubject(request);
      const old = liveOf(request.getId(), request.getOldInputs(), request.getProperties());
      await during("delete", subject, async () => {
        await provider.delete(subject, old);
        return old;
      });
      return new Empty();
    }),
    invoke: unary((request: proto.InvokeRequest) => {
      const result = provider.invoke(request.getTok(), toProperties(request.getArgs()));
      const response = new proto.InvokeResponse();
      if (Array.isArray(result)) return response.setFailuresList(toFailures(result as Failure[]));
      return response.setReturn(toStruct(result as Exclude<typeof result, readonly Failure[]>));
    }),
  };
}

/** A live resource that is to be reported as not ready. */
class Failed extends Error {
  constructor(
    readonly live: Live,
    cause: NotReady,
  ) {
    super(cause.message);
  }
}

function checked(inputs: Live["inputs"], failures: readonly Failure[]): proto.CheckResponse {
  return new proto.CheckResponse().setInputs(toStruct(inputs)).setFailuresList(toFailures(failures));
}

function liveOf(
  id: string,
  inputs: Parameters<typeof toProperties>[0],
  outputs: Parameters<typeof toProperties>[0],
): Live {
  return { id, inputs: toProperties(inputs), outputs: toProperties(outputs) };
}

function unary<Request, Response>(handler: Handler<Request, Response>): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => handler(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(statusOf(error)),
      );
  };
}

function statusOf(error: unknown): Partial<grpc.StatusObject> {
  if (error instanceof Failed) return notReadyError(error.live, error.message);
  if (error instanceof Refusal) return { code: grpc.status.INVALID_ARGUMENT, details: error.message };
  // A mistake in the sandbox itself: its stack is of use.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: grpc.status.UNKNOWN, details: `the sandbox failed: ${text}` };
}
