#include "net/TensorChecks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace albumen {

std::string shapeOf(const Tensor& tensor)
{
    return fmt::format("[{}]", fmt::join(tensor.size.p, tensor.size.p + tensor.dims, ","));
}

Status checkFloats(const Tensor& tensor, std::size_t wanted, const std::string& name, Stage stage)
{
    if (tensor.type() == CV_32F && tensor.isContinuous() && tensor.total() == wanted) return {};
    return fail(Code::netShape, stage, {}, fmt::format("{} is {}, wanted {} floats", name, shapeOf(tensor), wanted));
}

} // namespace albumen
