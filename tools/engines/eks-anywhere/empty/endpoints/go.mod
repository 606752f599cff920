module github.com/aws/eks-anywhere/internal/aws-sdk-go-v2/internal/endpoints/v2

go 1.25.0
