#include "photo/Understanding.h"

namespace albumen {

std::string_view nameOf(Measure measure)
{
    switch (measure) {
    case Measure::laplacian: return "laplacian";
    case Measure::shaken: return "shaken";
    case Measure::dark: return "dark";
    case Measure::brightness: return "brightness";
    case Measure::screenshot: return "screenshot";
    case Measure::unsharp: return "unsharp";
    case Measure::imprint: return "imprint";
    }
    return "";
}

std::string_view nameOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::shaken: return "shaken";
    case Verdict::dark: return "dark";
    case Verdict::screenshot: return "screenshot";
    case Verdict::unsharp: return "unsharp";
    }
    return "";
}

} // namespace albumen
