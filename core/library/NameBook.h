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
        return keysOf(name).hold(text);
    }
    /// Does the name begin so, or a word of it?
    bool begins(const std::string& name, const std::string& text)
    {
        const std::lock_guard lock(mutex_);
        return keysOf(name).begin(text);
    }
    /// Is the text the name?
    bool is(const std::string& name, const std::string& text)
    {
        const std::lock_guard lock(mutex_);
        return keysOf(name).are(text);
    }

private:
    const SearchKeys& keysOf(const std::string& name)
    {
        const auto found = keys_.find(name);
        return (found != keys_.end() ? found : keys_.emplace(name, SearchKeys(name)).first)->second;
    }

    std::mutex mutex_;
    std::map<std::string, SearchKeys> keys_; ///< of every name ever asked about: a few thousand
};

} // namespace albumen
