/** Between the messages of the engine's protocol and plain values. */
import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Change, Difference, Failure, Live, Subject } from "./provider";
import { type Properties, withoutMarks, withoutNulls } from "./values";

/** Nulls and the marks of secrets are dropped: to the providers null is the same as absent, and a secret is its value. */
export function toProperties(struct: Struct | undefined): Properties {
  return struct === undefined ? {} : withoutNulls(withoutMarks(struct.toJavaScript()));
}

export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}

export function toSubject(request: { getUrn(): string }): Subject {
  const urn = request.getUrn();
  // urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>; the name may hold `::` itself.
  const parts = urn.split("::");
  const type = (parts[2] ?? "").split("$").pop() ?? "";
  return { urn, type, name: parts.slice(3).join("::") };
}

export function toFailures(failures: readonly Failure[]): provider.CheckFailure[] {
  return failures.map((failure) => new provider.CheckFailure().setProperty(failure.property).setReason(failure.reason));
}

export function toDiffResponse(difference: Difference): provider.DiffResponse {
  const response = new provider.DiffResponse();
  const { changes } = difference;
  const top = (change: Change): string => change.path.split(/[.[]/)[0] ?? change.path;
  response.setChanges(
    changes.length > 0 ? provider.DiffResponse.DiffChanges.DIFF_SOME : provider.DiffResponse.DiffChanges.DIFF_NONE,
  );
  response.setDiffsList([...new Set(changes.map(top))]);
  response.setReplacesList([...new Set(changes.filter((change) => change.replaces).map(top))]);
  response.setDeletebeforereplace(difference.deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  for (const change of changes) {
    const detail = new provider.PropertyDiff().setInputdiff(true).setKind(kindOf(change));
    response.getDetaileddiffMap().set(change.path, detail);
  }
  return response;
}

function kindOf(change: Change): provider.PropertyDiff.Kind {
  const kinds = provider.PropertyDiff.Kind;
  switch (change.kind) {
    case "add":
      return change.replaces ? kinds.ADD_REPLACE : kinds.ADD;
    case "delete":
      return change.replaces ? kinds.DELETE_REPLACE : kinds.DELETE;
    case "update":
      return change.replaces ? kinds.UPDATE_REPLACE : kinds.UPDATE;
  }
}

/** The error by which the engine learns that a resource exists but is not as it should be. */
export function notReadyError(live: Live, reason: string): grpc.StatusObject {
  const detail = new ErrorResourceInitFailed()
    .setId(live.id)
    .setProperties(toStruct(live.outputs))
    .setInputs(toStruct(live.inputs))
    .setReasonsList([reason]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(reason).addDetails(any);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { code: grpc.status.UNKNOWN, details: reason, metadata };
}
