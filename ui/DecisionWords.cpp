#include "DecisionWords.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include "Count.h"
#include "Language.h"
#include "Marks.h"

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
    groupSplit,
    groupsMerged,
    person,
    photo,
    album,
    event,
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
        {"named", Kind::named},         {"assigned", Kind::named},        {"rejected", Kind::rejected},
        {"ignored", Kind::ignored},     {"notAFace", Kind::notAFace},     {"merged", Kind::merged},
        {"split", Kind::split},         {"groupSplit", Kind::groupSplit}, {"groupsMerged", Kind::groupsMerged},
        {"renamed", Kind::renamed},     {"import", Kind::import},         {"undo", Kind::undo},
        {"redo", Kind::redo},           {"drawn", Kind::drawn},           {"personChanged", Kind::person},
        {"photoChanged", Kind::photo},  {"albumChanged", Kind::album},    {"eventChanged", Kind::event},
        {"limitChanged", Kind::limit},  {"pairSaid", Kind::pair},         {"confirmed", Kind::confirmed},
        {"restored", Kind::restored},   {"removed", Kind::removed},       {"exchange", Kind::exchange},
        {"inExchange", Kind::exchange},
    };
    return kinds.value(QByteArray::fromStdString(what), Kind::other);
}

/// The sentence around its objects, which stand for "%2" and "%3".
Pieces around(const QString& words, const QString& object, const QString& other = {})
{
    return piecesAround(words, {QString(), object, other});
}

/// The two ends of a note "A -> B"; false: it is no such note, or a name has an arrow of its own.
bool ends(const QString& note, QString& from, QString& to)
{
    const QStringList both = note.split(QStringLiteral(" -> "));
    if (both.size() != 2) return false;
    from = both[0];
    to = both[1];
    return true;
}

/// What a decision was about, and what was said: the two parts of its note.
struct Said {
    QString of, what;
};

/// Notes of a change of a person: "NAME, what" or "NAME born YYYY-MM-DD", as catalogue/drafts/PersonDrafts.cpp has
/// them.
Said saidOfPerson(const QString& note)
{
    for (const char* const what : {"face to show", "name deleted", "not filed", "filed again"})
        if (const QString end = QStringLiteral(", ") + QLatin1String(what); note.endsWith(end))
            return {note.chopped(end.size()), QLatin1String(what)};
    if (const qsizetype at = note.lastIndexOf(QStringLiteral(" born ")); at > 0)
        return {note.left(at), note.mid(at + 1)};
    return {note, {}};
}

/// A note of an album: "NAME, made", "NAME, deleted", "NAME, 3 photos added", as catalogue/drafts/AlbumDrafts.cpp has
/// them; a new name is "A -> B".
struct AlbumNote {
    QString name, what;
    int photos = 0;
};

AlbumNote albumNote(const QString& note)
{
    static const QRegularExpression form(
        QStringLiteral("^(.*), (?:(\\d+) photos? (added|taken out|moved)|(made|deleted|cover chosen|cover as it "
                       "was|notes written|notes taken away))$"));
    const auto match = form.match(note);
    if (!match.hasMatch()) return {note, {}, 0};
    return {match.captured(1), match.captured(3) + match.captured(4), match.captured(2).toInt()};
}

/// A date of a note, "2024-03-14" or "2024-03-14 18:22", as the language writes it.
QString dateText(const QString& date)
{
    const QDateTime time = QDateTime::fromString(date, QStringLiteral("yyyy-MM-dd HH:mm"));
    if (time.isValid()) return QLocale().toString(time, Decisions::tr("d MMMM yyyy, HH:mm"));
    const QDate day = QDate::fromString(date, QStringLiteral("yyyy-MM-dd"));
    return day.isValid() ? QLocale().toString(day, Decisions::tr("d MMMM yyyy")) : date;
}

Pieces personSaid(const QString& note)
{
    const auto [name, what] = saidOfPerson(note);
    if (what == QLatin1String("face to show")) return around(Decisions::tr("Chose the face that shows %2."), name);
    if (what == QLatin1String("name deleted")) return around(Decisions::tr("Deleted the name %2."), name);
    if (what == QLatin1String("not filed")) return around(Decisions::tr("%2 gets no folder."), name);
    if (what == QLatin1String("filed again")) return around(Decisions::tr("%2 gets a folder again."), name);
    if (what.startsWith(QLatin1String("born ")))
        return around(Decisions::tr("%2 was born on %3."), name, dateText(what.mid(5)));
    return around(Decisions::tr("Changed %2."), name);
}

Pieces albumSaid(const QString& note)
{
    QString from, to;
    if (ends(note, from, to)) return around(Decisions::tr("Renamed the album %2 to %3."), from, to);
    const auto [name, what, n] = albumNote(note);
    if (what == QLatin1String("made")) return around(Decisions::tr("Made the album %2."), name);
    if (what == QLatin1String("deleted")) return around(Decisions::tr("Deleted the album %2."), name);
    if (what == QLatin1String("added")) return around(Decisions::tr("Put %Ln photos into %2.", nullptr, n), name);
    if (what == QLatin1String("taken out"))
        return around(Decisions::tr("Took %Ln photos out of %2.", nullptr, n), name);
    if (what == QLatin1String("moved")) return around(Decisions::tr("Moved %Ln photos in %2.", nullptr, n), name);
    if (what == QLatin1String("cover chosen")) return around(Decisions::tr("Chose a cover for the album %2."), name);
    if (what == QLatin1String("cover as it was"))
        return around(Decisions::tr("The first photo is the cover of the album %2 again."), name);
    if (what == QLatin1String("notes written")) return around(Decisions::tr("Wrote notes for the album %2."), name);
    if (what == QLatin1String("notes taken away"))
        return around(Decisions::tr("Took the notes of the album %2 away."), name);
    return around(Decisions::tr("Changed %2."), name);
}

Pieces albumUndo(const QString& note)
{
    QString from, to;
    if (ends(note, from, to)) return around(Decisions::tr("rename the album %2 to %3"), from, to);
    const auto [name, what, n] = albumNote(note);
    if (what == QLatin1String("made")) return around(Decisions::tr("make the album %2"), name);
    if (what == QLatin1String("deleted")) return around(Decisions::tr("delete the album %2"), name);
    if (what == QLatin1String("added")) return around(Decisions::tr("put %Ln photos into %2", nullptr, n), name);
    if (what == QLatin1String("taken out")) return around(Decisions::tr("take %Ln photos out of %2", nullptr, n), name);
    if (what == QLatin1String("moved")) return around(Decisions::tr("move %Ln photos in %2", nullptr, n), name);
    if (what.startsWith(QLatin1String("cover"))) return around(Decisions::tr("choose the cover of the album %2"), name);
    if (what == QLatin1String("notes written")) return around(Decisions::tr("write notes for the album %2"), name);
    if (what == QLatin1String("notes taken away"))
        return around(Decisions::tr("take the notes of the album %2 away"), name);
    return around(Decisions::tr("change %2"), name);
}

const QString eventNamed = QStringLiteral("named ");

/// Notes of an event: as library/EventDrafts.cpp has them.
Pieces eventSaid(const QString& note)
{
    if (note.startsWith(eventNamed)) return around(Decisions::tr("Named the event %2."), note.mid(eventNamed.size()));
    if (note == QLatin1String("without a name")) return {{Decisions::tr("The event has no name any more."), false}};
    if (note == QLatin1String("begins at a photo")) return {{Decisions::tr("An event begins at this photo."), false}};
    return {{Decisions::tr("Joined the event with the one before."), false}};
}

Pieces eventUndo(const QString& note)
{
    if (note.startsWith(eventNamed)) return around(Decisions::tr("name the event %2"), note.mid(eventNamed.size()));
    if (note == QLatin1String("without a name")) return {{Decisions::tr("take an event's name away"), false}};
    if (note == QLatin1String("begins at a photo")) return {{Decisions::tr("split an event"), false}};
    return {{Decisions::tr("join two events"), false}};
}

Pieces personUndo(const QString& note)
{
    const auto [name, what] = saidOfPerson(note);
    if (what == QLatin1String("face to show")) return around(Decisions::tr("choose the face that shows %2"), name);
    if (what == QLatin1String("name deleted")) return around(Decisions::tr("delete the name %2"), name);
    if (what == QLatin1String("not filed")) return around(Decisions::tr("no folder for %2"), name);
    if (what == QLatin1String("filed again")) return around(Decisions::tr("a folder for %2"), name);
    if (what.startsWith(QLatin1String("born "))) return around(Decisions::tr("birthday of %2"), name);
    return around(Decisions::tr("change %2"), name);
}

/// Of the note "4 stars"; 0: it is another.
int starsOf(const QString& note)
{
    static const QRegularExpression form(QStringLiteral("^([1-5]) stars?$"));
    return form.match(note).captured(1).toInt();
}

/// Notes of a change of photos: as catalogue/drafts/PhotoDrafts.cpp has them.
Pieces photosSaid(const QString& note, int n)
{
    if (note == QLatin1String("favourite")) return {{Decisions::tr("Added %Ln photos to the favourites.", nullptr, n)}};
    if (note == QLatin1String("no favourite"))
        return {{Decisions::tr("Removed %Ln photos from the favourites.", nullptr, n)}};
    if (note == QLatin1String("no stars")) return {{Decisions::tr("Took the stars from %Ln photos.", nullptr, n)}};
    if (const int stars = starsOf(note); stars > 0)
        return {{Decisions::tr("Gave %Ln photos %1.", nullptr, n).arg(starsText(stars))}};
    if (note == QLatin1String("turned left")) return {{Decisions::tr("Turned %Ln photos to the left.", nullptr, n)}};
    if (note == QLatin1String("turned right")) return {{Decisions::tr("Turned %Ln photos to the right.", nullptr, n)}};
    if (note == QLatin1String("taken as the file says"))
        return {{Decisions::tr("Gave %Ln photos the date of their files.", nullptr, n)}};
    if (note.startsWith(QLatin1String("taken ")))
        return around(Decisions::tr("Dated %Ln photos %2.", nullptr, n), dateText(note.mid(6)));
    if (note == QLatin1String("place as the file says"))
        return {{Decisions::tr("Gave %Ln photos the place of their files.", nullptr, n)}};
    if (note == QLatin1String("places as proposed"))
        return {{Decisions::tr("Gave %Ln photos the place that was proposed.", nullptr, n)}};
    if (note == QLatin1String("not the place that was proposed"))
        return {{Decisions::tr("Refused the place that was proposed for %Ln photos.", nullptr, n)}};
    if (note == QLatin1String("place proposed again"))
        return {{Decisions::tr("A place may be proposed for %Ln photos again.", nullptr, n)}};
    if (note.startsWith(QLatin1String("place ")))
        return around(Decisions::tr("Gave %Ln photos the place %2.", nullptr, n), note.mid(6));
    if (note == QLatin1String("not filed")) return {{Decisions::tr("%Ln photos are not filed.", nullptr, n)}};
    if (note == QLatin1String("filed again")) return {{Decisions::tr("%Ln photos are filed again.", nullptr, n)}};
    if (note == QLatin1String("to the trash")) return {{Decisions::tr("%Ln photos go to the trash.", nullptr, n)}};
    if (note == QLatin1String("out of the trash"))
        return {{Decisions::tr("%Ln photos come back from the trash.", nullptr, n)}};
    if (note == QLatin1String("kept")) return {{Decisions::tr("%Ln photos are to be kept.", nullptr, n)}};
    if (note == QLatin1String("not kept")) return {{Decisions::tr("%Ln photos may go again.", nullptr, n)}};
    return {{Decisions::tr("Changed %Ln photos.", nullptr, n)}};
}

Pieces photosUndo(const QString& note, int n)
{
    if (note == QLatin1String("favourite")) return {{Decisions::tr("add %Ln photos to the favourites", nullptr, n)}};
    if (note == QLatin1String("no favourite"))
        return {{Decisions::tr("remove %Ln photos from the favourites", nullptr, n)}};
    if (note == QLatin1String("no stars")) return {{Decisions::tr("take the stars from %Ln photos", nullptr, n)}};
    if (const int stars = starsOf(note); stars > 0)
        return {{Decisions::tr("give %Ln photos %1", nullptr, n).arg(starsText(stars))}};
    if (note.startsWith(QLatin1String("turned "))) return {{Decisions::tr("turn %Ln photos", nullptr, n)}};
    if (note.startsWith(QLatin1String("taken "))) return {{Decisions::tr("date %Ln photos", nullptr, n)}};
    if (note == QLatin1String("not the place that was proposed"))
        return {{Decisions::tr("refuse the place that was proposed for %Ln photos", nullptr, n)}};
    if (note.startsWith(QLatin1String("place")))
        return {{Decisions::tr("say where %Ln photos were taken", nullptr, n)}};
    if (note == QLatin1String("not filed")) return {{Decisions::tr("file %Ln photos no more", nullptr, n)}};
    if (note == QLatin1String("filed again")) return {{Decisions::tr("file %Ln photos again", nullptr, n)}};
    if (note == QLatin1String("to the trash")) return {{Decisions::tr("move %Ln photos to the trash", nullptr, n)}};
    if (note == QLatin1String("out of the trash"))
        return {{Decisions::tr("bring %Ln photos back from the trash", nullptr, n)}};
    if (note == QLatin1String("kept")) return {{Decisions::tr("keep %Ln photos", nullptr, n)}};
    if (note == QLatin1String("not kept")) return {{Decisions::tr("let %Ln photos go again", nullptr, n)}};
    return {{Decisions::tr("change %Ln photos", nullptr, n)}};
}

/// Notes of the clean-up's limits: "shaken 0.60", "shaken as it was", "similar +0.10" from where it was.
Pieces verdictSaid(const QString& note)
{
    const QHash<QString, QString> words{{QStringLiteral("shaken"), Decisions::tr("Shaken")},
                                        {QStringLiteral("unsharp"), Decisions::tr("Out of focus")},
                                        {QStringLiteral("dark"), Decisions::tr("Dark")},
                                        {QStringLiteral("screenshot"), Decisions::tr("Screenshots")},
                                        {QStringLiteral("similar"), Decisions::tr("Similar")},
                                        {QStringLiteral("duplicates"), Decisions::tr("Duplicates")}};
    const QString which = note.section(QLatin1Char(' '), 0, 0), to = note.section(QLatin1Char(' '), 1);
    if (!words.contains(which)) return {{Decisions::tr("Changed a limit."), false}};
    bool number = false;
    const double limit = to.toDouble(&number);
    if (!number) return around(Decisions::tr("Put the limit of “%2” back to its default."), words[which]);
    const QString shown = QLocale().toString(limit, 'f', 2);
    if (to.startsWith(QLatin1Char('+')) || to.startsWith(QLatin1Char('-')))
        return around(Decisions::tr("Moved the limit of “%2” from its default by %3."), words[which],
                      limit > 0 ? QLatin1Char('+') + shown : shown);
    return around(Decisions::tr("Moved the limit of “%2” to %3."), words[which], shown);
}

/// Notes of moved limits: how far they are from the defaults, "sure +0.04, asked -0.02".
Pieces limitsSaid(const QString& note)
{
    static const QRegularExpression pattern(QStringLiteral("^sure ([+-][0-9.]+), asked ([+-][0-9.]+)$"));
    const QRegularExpressionMatch found = pattern.match(note);
    if (!found.hasMatch()) return verdictSaid(note);
    const auto text = [](const QString& number) {
        const double by = number.toDouble();
        return (by > 0 ? QStringLiteral("+") : QString()) + QLocale().toString(by, 'f', 2);
    };
    const QString sure = found.captured(1), asked = found.captured(2);
    if (sure.toDouble() == 0 && asked.toDouble() == 0)
        return {{Decisions::tr("Put the limits back to their defaults."), false}};
    return around(Decisions::tr("Moved the limits from their defaults: sure %2, asked %3."), text(sure), text(asked));
}

Pieces undoWords(Kind kind, const QString& note, int n, int photos)
{
    QString from, to;
    const bool two = ends(note, from, to);
    switch (kind) {
    case Kind::named:
        return note.isEmpty() ? Pieces{{Decisions::tr("name %Ln faces", nullptr, n), false}}
                              : around(Decisions::tr("name %Ln faces %2", nullptr, n), note);
    case Kind::rejected:
        return note.isEmpty() ? Pieces{{Decisions::tr("refuse a name"), false}}
                              : around(Decisions::tr("%Ln faces are not %2", nullptr, n), note);
    case Kind::ignored: return {{Decisions::tr("ignore %Ln faces", nullptr, n), false}};
    case Kind::notAFace: return {{Decisions::tr("mark %Ln faces as not faces", nullptr, n), false}};
    case Kind::merged:
        return two ? around(Decisions::tr("merge %2 into %3"), from, to) : around(Decisions::tr("merge %2"), note);
    case Kind::split:
        return two ? around(Decisions::tr("move %Ln faces from %2 to %3", nullptr, n), from, to)
                   : around(Decisions::tr("move %Ln faces", nullptr, n), {});
    case Kind::renamed:
        return two ? around(Decisions::tr("rename %2 to %3"), from, to) : around(Decisions::tr("rename %2"), note);
    case Kind::import:
        return {{n > 0 ? Decisions::tr("import the names of %Ln faces", nullptr, n)
                       : Decisions::tr("import what was known elsewhere of photos"),
                 false}};
    case Kind::undo: return around(Decisions::tr("undo %2"), note);
    case Kind::redo: return around(Decisions::tr("redo %2"), note);
    case Kind::drawn:
        return note.isEmpty() ? Pieces{{Decisions::tr("draw a face"), false}}
                              : around(Decisions::tr("draw a face of %2"), note);
    case Kind::groupSplit: return {{Decisions::tr("split a group"), false}};
    case Kind::groupsMerged: return {{Decisions::tr("join two groups"), false}};
    case Kind::person: return personUndo(note);
    case Kind::photo: return photosUndo(note, photos);
    case Kind::album: return albumUndo(note);
    case Kind::event: return eventUndo(note);
    case Kind::limit: return {{Decisions::tr("change a limit"), false}};
    case Kind::pair: return {{Decisions::tr("say whether two faces are one person"), false}};
    case Kind::confirmed:
        return note.isEmpty() ? Pieces{{Decisions::tr("confirm %Ln faces", nullptr, n), false}}
                              : around(Decisions::tr("confirm %Ln faces %2", nullptr, n), note);
    case Kind::restored: return {{Decisions::tr("bring back %Ln faces", nullptr, n), false}};
    case Kind::removed: return {{Decisions::tr("remove %Ln faces", nullptr, n), false}};
    case Kind::exchange: return {{Decisions::tr("take in another library's decisions"), false}};
    case Kind::other: break;
    }
    return around(Decisions::tr("change %2"), note);
}

} // namespace

Pieces decisionPieces(const std::string& what, const std::string& note, std::uint64_t faces, std::uint64_t photos)
{
    Pieces pieces = undoWords(kindOf(what), fromUtf8(note), count(faces), count(photos));
    while (!pieces.isEmpty() && pieces.last().text.endsWith(QLatin1Char(' '))) pieces.last().text.chop(1); // no object
    return pieces;
}

QString decisionText(const std::string& what, const std::string& note, std::uint64_t faces, std::uint64_t photos)
{
    return plain(decisionPieces(what, note, faces, photos));
}

Pieces decisionSaid(const std::string& what, const std::string& note, std::uint64_t faces, std::uint64_t photos)
{
    const int n = count(faces);
    const QString of = fromUtf8(note);
    QString from, to;
    const bool two = ends(of, from, to);
    switch (kindOf(what)) {
    case Kind::named: return around(Decisions::tr("Named %Ln faces %2.", nullptr, n), of);
    case Kind::rejected:
        if (!of.isEmpty()) return around(Decisions::tr("%Ln faces are not %2.", nullptr, n), of);
        return {{Decisions::tr("Refused a name."), false}};
    case Kind::ignored: return {{Decisions::tr("Ignored %Ln faces.", nullptr, n), false}};
    case Kind::notAFace: return {{Decisions::tr("Marked %Ln faces as not faces.", nullptr, n), false}};
    case Kind::merged:
        return two ? around(Decisions::tr("Merged %2 into %3."), from, to) : around(Decisions::tr("Merged %2."), of);
    case Kind::split:
        return two ? around(Decisions::tr("Moved %Ln faces from %2 to %3.", nullptr, n), from, to)
                   : around(Decisions::tr("Moved %Ln faces.", nullptr, n), {});
    case Kind::renamed:
        return two ? around(Decisions::tr("Renamed %2 to %3."), from, to) : around(Decisions::tr("Renamed %2."), of);
    case Kind::confirmed:
        return of.isEmpty() ? Pieces{{Decisions::tr("Confirmed %Ln faces.", nullptr, n), false}}
                            : around(Decisions::tr("Confirmed %Ln faces as %2.", nullptr, n), of);
    case Kind::restored: return {{Decisions::tr("Brought back %Ln faces.", nullptr, n), false}};
    case Kind::removed: return {{Decisions::tr("Removed %Ln faces.", nullptr, n), false}};
    case Kind::groupSplit: return {{Decisions::tr("Split a group."), false}};
    case Kind::groupsMerged: return {{Decisions::tr("Joined two groups."), false}};
    case Kind::person: return personSaid(of);
    case Kind::album: return albumSaid(of);
    case Kind::event: return eventSaid(of);
    case Kind::photo: return photosSaid(of, count(photos));
    case Kind::limit: return limitsSaid(of);
    case Kind::drawn:
        return of.isEmpty() ? Pieces{{Decisions::tr("Drew a face."), false}}
                            : around(Decisions::tr("Drew a face of %2."), of);
    case Kind::pair: return {{Decisions::tr("Said whether two faces are one person."), false}};
    case Kind::import:
        return {{n > 0 ? Decisions::tr("Imported the names of %Ln faces.", nullptr, n)
                       : Decisions::tr("Imported what was known elsewhere of photos."),
                 false}};
    case Kind::exchange: return {{Decisions::tr("Took in another library's decisions."), false}};
    default: break;
    }
    QString words = decisionText(what, note, faces, photos);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    //: A sentence ends
    return {{Decisions::tr("%1.").arg(words), false}};
}

QString decisionIcon(const std::string& what)
{
    switch (kindOf(what)) {
    case Kind::rejected: return QStringLiteral("close");
    case Kind::ignored: return QStringLiteral("ignore");
    case Kind::notAFace: return QStringLiteral("noface");
    case Kind::merged:
    case Kind::groupsMerged: return QStringLiteral("merge");
    case Kind::split: return QStringLiteral("move");
    case Kind::groupSplit: return QStringLiteral("split");
    case Kind::renamed:
    case Kind::person: return QStringLiteral("pencil");
    case Kind::import:
    case Kind::exchange: return QStringLiteral("download");
    case Kind::photo: return QStringLiteral("photos");
    case Kind::album: return QStringLiteral("albums");
    case Kind::event: return QStringLiteral("calendar");
    case Kind::limit: return QStringLiteral("settings");
    case Kind::removed: return QStringLiteral("trash");
    case Kind::other: return QStringLiteral("history");
    default: return QStringLiteral("face");
    }
}

QString followedText(const Consequences& consequences)
{
    QString words;
    const auto add = [&words](std::uint64_t faces, auto sentence) {
        if (faces > 0) words = joined({words, sentence(count(faces))}); // zeros say nothing
    };
    add(consequences.named, [](int n) { return Decisions::tr("%Ln more faces got a name.", nullptr, n); });
    add(consequences.unnamed, [](int n) { return Decisions::tr("%Ln more faces lost theirs.", nullptr, n); });
    add(consequences.others, [](int n) { return Decisions::tr("%Ln more are taken for somebody else.", nullptr, n); });
    add(consequences.asked, [](int n) { return Decisions::tr("%Ln more are asked about.", nullptr, n); });
    add(consequences.unasked, [](int n) { return Decisions::tr("%Ln more are not asked about.", nullptr, n); });
    return words.isEmpty() ? words : betweenSentences() + words;
}

} // namespace albumen
