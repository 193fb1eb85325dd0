// Memory that was taken for a moment, handed back.
#pragma once

namespace albumen {

/// When it goes, what the program freed is the system's again; the programs keep freed memory otherwise, because photos
/// come and go (app/Composition.cpp). For work that takes hundreds of megabytes once: declared before what takes them.
/// Threads: any; tens of milliseconds for hundreds of megabytes.
class GiveBack
{
public:
    GiveBack() = default;
    GiveBack(const GiveBack&) = delete;
    GiveBack& operator=(const GiveBack&) = delete;
    ~GiveBack();
};

} // namespace albumen
