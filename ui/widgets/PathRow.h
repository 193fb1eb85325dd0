// One of the three paths of the Archive page: icon, label, path, facts, Change, Default; a target for drops.
#pragma once

#include <QWidget>

class QMenu;

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class PathRow final : public QWidget
{
    Q_OBJECT

public:
    PathRow(QString icon, bool dropDown, QWidget* parent = nullptr);

    void setWords(const QString& label, const QString& change, const QString& defaultText);
    /// The path in force and a line of facts below it.
    void showPath(const QString& path, const QString& facts, bool isDefault);
    void showChecking(const QString& path, const QString& words);
    /// Red; `path` is what was refused.
    void showRefused(const QString& path, const QString& reason);
    /// Outlined, with the words of what a drop would do. Empty: no longer a target.
    void showDrop(const QString& words);
    void setLocked(bool locked, const QString& reason);
    void setMenu(QMenu* menu);

    bool refused() const { return refused_; }
    QString path() const;
    QString facts() const;

    Button& changeButton() { return *change_; }
    Button& defaultButton() { return *default_; }

signals:
    void changeClicked();
    void defaultClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    QString icon_;
    Label* label_;
    Label* path_;
    Label* facts_;
    Button* change_;
    Button* default_;
    QString pathText_, factsText_, dropText_, defaultTip_, lockReason_;
    bool refused_ = false, isDefault_ = true, locked_ = false;
};

} // namespace albumen
