// The pages of the window, one under the other; icons only when it is slim.
#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QList>
#include <QWidget>

namespace albumen {

class SideItem final : public QAbstractButton
{
    Q_OBJECT

public:
    SideItem(QString icon, QWidget* parent);
    void setWords(const QString& label, const QString& tip);
    void setCount(quint64 count, const QString& tip);
    void setSlim(bool slim);
    /// A file may be dropped on it.
    void takeDrops() { setAcceptDrops(true); }
    QSize sizeHint() const override;

signals:
    void dropped(const QString& file);

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setDropping(bool dropping);

    QString icon_, label_, tip_, countTip_;
    quint64 count_ = 0;
    bool slim_ = false, dropping_ = false;
};

/// One entry: a page.
struct SideEntry {
    QString id, icon;
    bool bottom = false; ///< at the foot of the bar
};

/// Threads: GUI.
class SideBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SideBar(const QList<SideEntry>& entries, QWidget* parent = nullptr);
    void setSlim(bool slim);
    bool slim() const { return slim_; }
    /// None is marked when there is no such entry.
    void setCurrent(const QString& id);
    void setWords(const QString& id, const QString& label, const QString& tip);
    void setCount(const QString& id, quint64 count, const QString& tip);
    void retranslate();
    /// Null: no such entry.
    SideItem* item(const QString& id) const { return items_.value(id); }

signals:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QHash<QString, SideItem*> items_;
    QList<SideItem*> order_;
    bool slim_ = false;
};

} // namespace albumen
