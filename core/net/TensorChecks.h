// What a decoder asks of a tensor before it reads it.
#pragma once

#include <cstddef>
#include <string>

#include "base/Error.h"
#include "net/Engine.h"

namespace albumen {

/// "[1,2,3]"
std::string shapeOf(const Tensor& tensor);

/// Ensures: `wanted` floats lie one after the other. Fails: netShape, naming the tensor.
Status checkFloats(const Tensor& tensor, std::size_t wanted, const std::string& name, Stage stage);

} // namespace albumen
