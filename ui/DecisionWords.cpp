#include "DecisionWords.h"

#include <algorithm>

#include <QCoreApplication>
#include <QHash>

namespace albumen {
namespace {

struct Decisions {
    Q_DECLARE_TR_FUNCTIONS(Decisions)
};

enum class Kind {
    named,
    rejected,
    ignored,
    notAFace,
    merged,
    split,
    renamed,
    import,
    undo,
    redo,
    drawn,
    person,
    photo,
    album,
    limit,
    pair,
    confirmed,
    restored,
    removed,
    exchange,
    other
};

/// The names are those of catalogue/Registers.cpp, which are kept for ever.
Kind kindOf(const std::string& what)
{
    static const QHash<QByteArray, Kind> kinds{
        {"named", Kind::named},
        {"assigned", Kind::named},
        {"rejected", Kind::rejected},
        {"ignored", Kind::ignored},
        {"notAFace", Kind::notAFace},
        {"merged", Kind::merged},
        {"split", Kind::split},
        {"renamed", Kind::renamed},
        {"import", Kind::import},
        {"undo", Kind::undo},
        {"redo", Kind::redo},
        {"drawn", Kind::drawn},
        {"personChanged", Kind::person},
        {"photoChanged", Kind::photo},
        {"albumChanged", Kind::album},
        {"limitChanged", Kind::limit},
        {"pairSaid", Kind::pair},
        {"confirmed", Kind::confirmed},
        {"restored", Kind::restored},
        {"removed", Kind::removed},
        {"exchange", Kind::exchange},
        {"inExchange", Kind::exchange},
    };
    return kinds.value(QByteArray::fromStdString(what), Kind::other);
}

/// The sentence around the note, which is its object: "%2" stands for it.
Pieces around(const QString& words, const std::string& note)
{
    const qsizetype at = words.indexOf(QLatin1String("%2"));
    if (at < 0) return {{words, false}};
    Pieces pieces;
    if (at > 0) pieces.append({words.left(at), false});
    if (!note.empty()) pieces.append({fromUtf8(note), true});
    if (at + 2 < words.size()) pieces.append({words.mid(at + 2), false});
    return pieces;
}

Pieces undoWords(Kind kind, const std::string& note, int n)
{
    switch (kind) {
    case Kind::named: return around(Decisions::tr("name %Ln faces %2", nullptr, n), note);
    case Kind::rejected:
        return note.empty() ? Pieces{{Decisions::tr("refuse a name"), false}}
                            : around(Decisions::tr("%Ln faces: not %2", nullptr, n), note);
    case Kind::ignored: return {{Decisions::tr("ignore %Ln faces", nullptr, n), false}};
    case Kind::notAFace: return {{Decisions::tr("%Ln faces: no face", nullptr, n), false}};
    case Kind::merged: return around(Decisions::tr("merge %2"), note);
    case Kind::split: return around(Decisions::tr("move %Ln faces, %2", nullptr, n), note);
    case Kind::renamed: return around(Decisions::tr("rename %2"), note);
    case Kind::import: return {{Decisions::tr("import names of %Ln faces", nullptr, n), false}};
    case Kind::undo: return around(Decisions::tr("undo %2"), note);
    case Kind::redo: return around(Decisions::tr("redo %2"), note);
    case Kind::drawn: return around(Decisions::tr("draw a face %2"), note);
    case Kind::person: return around(Decisions::tr("change %2"), note);
    case Kind::photo: return around(Decisions::tr("change a photo %2"), note);
    case Kind::album: return around(Decisions::tr("change an album %2"), note);
    case Kind::limit: return around(Decisions::tr("change a limit %2"), note);
    case Kind::pair: return {{Decisions::tr("two faces, one person or not"), false}};
    case Kind::confirmed: return around(Decisions::tr("confirm %Ln faces %2", nullptr, n), note);
    case Kind::restored: return {{Decisions::tr("bring back %Ln faces", nullptr, n), false}};
    case Kind::removed: return {{Decisions::tr("remove %Ln faces", nullptr, n), false}};
    case Kind::exchange: return around(Decisions::tr("take in another library's decisions %2"), note);
    case Kind::other: break;
    }
    return around(Decisions::tr("change %2"), note);
}

int few(std::uint64_t faces)
{
    return static_cast<int>(std::min<std::uint64_t>(faces, 2'000'000'000));
}

} // namespace

QString decisionText(const std::string& what, const std::string& note, std::uint64_t faces)
{
    return plain(undoWords(kindOf(what), note, few(faces))).trimmed();
}

Pieces decisionSaid(const std::string& what, const std::string& note, std::uint64_t faces)
{
    const int n = few(faces);
    switch (kindOf(what)) {
    case Kind::named: return around(Decisions::tr("Named %Ln faces %2.", nullptr, n), note);
    case Kind::rejected:
        if (!note.empty()) return around(Decisions::tr("%Ln faces are not %2.", nullptr, n), note);
        return {{Decisions::tr("That name is refused."), false}};
    case Kind::ignored: return {{Decisions::tr("Ignored %Ln faces.", nullptr, n), false}};
    case Kind::notAFace: return {{Decisions::tr("Took %Ln faces for no face.", nullptr, n), false}};
    case Kind::merged: return around(Decisions::tr("Merged %2."), note);
    case Kind::split: return around(Decisions::tr("Moved %Ln faces, %2.", nullptr, n), note);
    case Kind::renamed: return around(Decisions::tr("Renamed %2."), note);
    case Kind::confirmed: return around(Decisions::tr("Confirmed %Ln faces %2.", nullptr, n), note);
    case Kind::restored: return {{Decisions::tr("Brought back %Ln faces.", nullptr, n), false}};
    case Kind::removed: return {{Decisions::tr("Removed %Ln faces.", nullptr, n), false}};
    case Kind::person:
    case Kind::album: return around(Decisions::tr("Changed %2."), note);
    case Kind::photo: return {{Decisions::tr("Changed a photo."), false}};
    case Kind::limit: return {{Decisions::tr("Changed a limit."), false}};
    case Kind::drawn: return {{Decisions::tr("Drew a face."), false}};
    default: break;
    }
    QString words = decisionText(what, note, faces);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    //: A sentence ends
    return {{Decisions::tr("%1.").arg(words), false}};
}

QString followedText(const Consequences& consequences)
{
    QString words;
    const auto add = [&words](std::uint64_t faces, auto sentence) {
        if (faces > 0) words += QLatin1Char(' ') + sentence(few(faces)); // zeros say nothing
    };
    add(consequences.named, [](int n) { return Decisions::tr("%Ln more faces got a name.", nullptr, n); });
    add(consequences.unnamed, [](int n) { return Decisions::tr("%Ln more faces lost theirs.", nullptr, n); });
    add(consequences.asked, [](int n) { return Decisions::tr("%Ln more are asked about.", nullptr, n); });
    add(consequences.unasked, [](int n) { return Decisions::tr("%Ln more are not asked about.", nullptr, n); });
    return words;
}

} // namespace albumen
