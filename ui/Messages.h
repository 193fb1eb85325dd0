// Words for values: errors, sizes, times, paths; in the language and with the digits of the locale in force.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

#include <QList>
#include <QString>
#include <QStringList>

#include "base/Error.h"
#include "base/Note.h"
#include "base/Progress.h"
#include "library/JobOrders.h"
#include "run/Report.h"

namespace albumen {

/// A piece of a sentence; the object is set in semibold.
struct Piece {
    QString text;
    bool object = false;
    bool operator==(const Piece&) const = default;
};
using Pieces = QList<Piece>;

QString plain(const Pieces& pieces);
/// The sentence with its objects in the place of %1, %2 and so on. An empty object leaves no gap; one that ends with a
/// dot of its own ends the sentence with it.
Pieces piecesAround(const QString& words, const QStringList& objects);
/// A name may end with a dot of its own, and ends the sentence with it: "Renamed A to B." of "Renamed A to B..".
QString oneDot(QString sentence);
/// The sentence of a template of core/base/Sentence.h, translated (context "Sentences") and filled in one pass.
Pieces piecesOf(const Error& error);
QString sentenceOf(const Error& error);
/// What is worth saying, in words of the window: what helps is a place in it, never a command.
Pieces piecesOf(const Note& note);
/// Why what was typed can be nobody's name; empty: it can.
QString nameRefusal(const QString& typed);
/// Why a path was refused, short enough for its row.
QString refusalOf(const Error& error);

/// As a person writes it: ~ for the home folder; bytes that are no text replaced.
QString pathText(const std::filesystem::path& path);
/// Its last part alone.
QString nameText(const std::filesystem::path& path);
QString numberText(std::uint64_t number);
QString bytesText(std::uint64_t bytes);      ///< "3.1 GB"
QString durationWords(double seconds);       ///< "22 min 51 s"
QString leftText(std::chrono::seconds left); ///< "13 min left", "under a minute left"; rounded up
/// "62%"; "<1%" where something is done already. Requires: the total is known.
QString shareText(std::uint64_t done, std::uint64_t total);
QString rateText(double rate, JobStep step); ///< "31 photos/s"; empty when not known
QString whenText(std::int64_t ms);           ///< "14 November, 21:40"
QString jobRunsText();                       ///< why what waits for a job cannot be done now
/// Why the networks run on what they run on, from the words of net/DeviceChoice.
QString deviceReasonText(const std::string& reason);
QString stepText(JobStep step);  ///< "Recognise"
QString doingText(JobStep step); ///< "Recognising"
/// What a job does at a step: many have one alone, and some tell none.
QString doingText(const JobOrder& order, JobStep step);

std::filesystem::path toPath(const QString& text);
QString fromUtf8(const std::string& text);

} // namespace albumen
