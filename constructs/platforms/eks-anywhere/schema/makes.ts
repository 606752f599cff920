import * as z from "zod";
import { line } from "../../../intent";
import { inventoryName } from "../../../places/vsphere";
import { roleNames } from "../privileges";

const roleName = z
  .string()
  .max(80)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9 ._-]*$/, "must be letters, digits, spaces and . _ -, the first a letter or digit");

const role = (name: string) => roleName.optional().meta({ description: `default ${name}` });

const image = z
  .strictObject({
    name: inventoryName.meta({ description: "of the library's item" }),
    url: z
      .string()
      .max(2000)
      .regex(
        /^(https?:\/\/[a-zA-Z0-9]|\/|\.\/)[a-zA-Z0-9._:/+~=[\]-]*\.(ova|ovf)$/,
        "must be a URL (https, http) or a path that begins with / or ./, and end in .ova or .ovf",
      )
      .meta({ description: "of an .ova or .ovf: vCenter fetches a URL; a path is one where Pulumi runs" }),
  })
  .meta({ description: "an image that the library gets" });

const contentLibrary = z
  .strictObject({
    name: inventoryName
      .optional()
      .meta({ description: "default eks-a-templates, where EKS Anywhere keeps Bottlerocket's images" }),
    datastore: line
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: "name or path of the datastore that keeps it; default: that of all machines" }),
    images: z.array(image).min(1).max(64).optional(),
  })
  .meta({ description: "a content library" });

const access = z
  .strictObject({
    principal: z
      .string()
      .max(300)
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9 ._@\\-]*$/, "must be a name and its domain, e.g. EKSAUsers@vsphere.local")
      .meta({ description: "the group, or the user, that EKS Anywhere signs in as or by; it is there already" }),
    kind: z.enum(["group", "user"]).optional().meta({ description: "default group" }),
    makeRoles: z.boolean().optional().meta({
      description: "whether the roles are made, with the privileges that EKS Anywhere lists; default: they are there",
    }),
    roles: z
      .strictObject({
        global: role(roleNames.global),
        user: role(roleNames.user),
        admin: role(roleNames.admin),
      })
      .optional()
      .meta({ description: "names of the roles: for all of vCenter, for what machines use, for their folders" }),
  })
  .meta({ description: "permissions of whom EKS Anywhere signs in as, on what the cluster uses" });

/** What is made in vCenter before the cluster. Each is a choice: who has no right to make it finds it there. */
export const makes = z
  .strictObject({
    folders: z.boolean().optional().meta({
      description: "the folders of machines and failure domains; default: they are there",
    }),
    resourcePools: z.boolean().optional().meta({
      description: "the resource pools of machines and failure domains; default: they are there",
    }),
    templateTags: z
      .strictObject({
        releases: z
          .array(
            z
              .string()
              .regex(/^kubernetes-1-\d{1,3}-eks-\d{1,4}$/, "must be a release of EKS Distro: kubernetes-1-35-eks-14"),
          )
          .min(1)
          .max(16)
          .meta({ description: "the release of EKS Distro in the templates, one for each Kubernetes minor" }),
        makeTags: z.boolean().optional().meta({
          description:
            "whether the categories and tags are made, too: one of a kind in a vCenter; default: they are there",
        }),
      })
      .optional()
      .meta({ description: "tags os and eksdRelease on the templates; default: somebody has tagged them" }),
    contentLibrary: contentLibrary.optional(),
    access: access.optional(),
  })
  .meta({
    description:
      "what the stack makes in vCenter before the cluster, as VSPHERE_USER; what is not said here is there already",
  });

export type MakesIntent = z.infer<typeof makes>;
