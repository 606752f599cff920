/** Something in a cloud that the kit did not make, in the words of Pulumi's provider. */
export interface ExistingObject {
  /** `aws:ec2/vpc:Vpc` */
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}
