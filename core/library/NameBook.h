// Names as they are searched for, each made ready once.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/SearchText.h"

namespace albumen {

/// Threads: all.
class NameBook
{
public:
    /// Is the text found in the name, as SearchKeys says?
    bool holds(const std::string& name, const std::string& text)
    {
        const std::lock_guard lock(mutex_);
        const auto found = keys_.find(name);
        return (found != keys_.end() ? found : keys_.emplace(name, SearchKeys(name)).first)->second.hold(text);
    }

private:
    std::mutex mutex_;
    std::map<std::string, SearchKeys> keys_; ///< of every name ever asked about: a few thousand
};

} // namespace albumen
