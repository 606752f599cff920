import { kopsEnvironment } from "../../../constructs/platforms/kops/components/environment";

it("hands kOps the profile and the files that Pulumi's provider uses", () => {
  expect(kopsEnvironment({})).toEqual({});
  expect(
    kopsEnvironment({ profile: "lab", sharedConfigFiles: ["/a/config"], sharedCredentialsFiles: ["/a/credentials"] }),
  ).toEqual({ AWS_PROFILE: "lab", AWS_CONFIG_FILE: "/a/config", AWS_SHARED_CREDENTIALS_FILE: "/a/credentials" });
});

it("refuses what kOps cannot be told", () => {
  expect(() => kopsEnvironment({ assumeRoles: [{ roleArn: "arn:aws:iam::111122223333:role/Deploy" }] })).toThrow(
    /aws:assumeRoles is set.*nothing was touched.*fix:/,
  );
});
