// The thousand classes as people search for them: by a word of the label, or by what kind of thing it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace albumen {

/// Threads: all; const after construction.
class LabelBook
{
public:
    /// Requires: the labels of a record of the task imagenet, in ImageNet's order, with or without a first one for what
    /// is none of them. Empty: nothing is ever found.
    explicit LabelBook(std::vector<std::string> labels);

    /// The labels that have this as one of their words ("retriever"), and those of this kind ("dog", "animal", "boat").
    /// Requires: folded, as base/SearchText.h says. Each once, in their order.
    std::vector<std::string> called(std::string_view word) const;

private:
    std::vector<std::string> labels_;
};

} // namespace albumen
