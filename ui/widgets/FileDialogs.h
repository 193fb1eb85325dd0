// The dialogs for folders and files: where each begins and which files it offers. All of the window are made here.
#pragma once

#include <filesystem>

#include <QString>

class QFileDialog;
class QWidget;

namespace albumen {

/// The folder itself, or the nearest one above it that exists; the home folder where that is none, as for an empty
/// path, or the root. For a file: the folder it lies in.
QString nearestFolder(const std::filesystem::path& path);

/// Dialogs that begin at nearestFolder(near) and delete themselves when they are closed. open() is the caller's.
QFileDialog* folderDialog(const QString& title, const std::filesystem::path& near, QWidget* parent);
/// Photos by their names, and at wish whatever else; several may be chosen.
QFileDialog* photosDialog(const QString& title, const std::filesystem::path& near, QWidget* parent);
/// One file with music, by its name, and at wish whatever else.
QFileDialog* musicDialog(const QString& title, const std::filesystem::path& near, QWidget* parent);
/// One file of whatever kind.
QFileDialog* fileDialog(const QString& title, const std::filesystem::path& near, QWidget* parent);
/// Somewhere to save a file of this name.
QFileDialog* saveDialog(const QString& title, const QString& name, QWidget* parent);

} // namespace albumen
