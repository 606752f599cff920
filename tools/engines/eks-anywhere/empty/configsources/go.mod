module github.com/aws/eks-anywhere/internal/aws-sdk-go-v2/internal/configsources

go 1.25.0
