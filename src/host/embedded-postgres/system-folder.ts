/** What a server started as root keeps for the database's user when the data folder lies out of its reach. */
export const SYSTEM_FOLDER = '/var/lib/madoguchi';
