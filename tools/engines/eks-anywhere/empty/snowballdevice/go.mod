module github.com/aws/eks-anywhere/internal/aws-sdk-go-v2/service/snowballdevice

go 1.25.0
